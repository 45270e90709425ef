package io.onyxos.core.modelimport;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/** Models as platforms know them. What is wrong with one item is answered with that item and harms no other. */
public record ModelImportRequest(@NotEmpty @Size(max = 500) List<@NotNull ImportedModel> items) {}
