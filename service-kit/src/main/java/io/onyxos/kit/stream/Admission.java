package io.onyxos.kit.stream;

import io.onyxos.kit.identity.Caller;

/** A caller who may watch a channel. */
record Admission(SourceStreams streams, Channel channel, Caller caller) {

    /** The request's property that holds it. */
    static final String PROPERTY = Admission.class.getName();
}
