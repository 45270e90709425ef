select
  true as edit, true as view_terms, true as edit_terms, true as view_private -- owner
  private.has_permission('manage_models') as edit, private.has_permission('view_model_terms') as view_terms, -- caller
  private.has_permission('manage_model_terms') as edit_terms, private.has_permission('view_model_private') as view_private -- caller
