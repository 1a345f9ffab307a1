package dev.plimsoll.aws.sdk;

/** An answer without the one thing it was asked for. */
final class NotThereException extends RuntimeException {}
