package io.onyxos.core;

import io.onyxos.kit.testing.RefusalCatalogueTest;

class RefusalsTest extends RefusalCatalogueTest {}
