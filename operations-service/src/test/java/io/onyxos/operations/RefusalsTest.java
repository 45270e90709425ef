package io.onyxos.operations;

import io.onyxos.kit.testing.RefusalCatalogueTest;

class RefusalsTest extends RefusalCatalogueTest {}
