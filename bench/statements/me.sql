select core.my_standing() as me
