package io.onyxos.kit.database;

import io.onyxos.kit.entity.StoredRow;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.hibernate.annotations.DynamicInsert;
import org.hibernate.annotations.DynamicUpdate;

@Entity
@DynamicInsert
@DynamicUpdate
@Table(name = "notes")
class Note extends StoredRow {

    public String body;
}
