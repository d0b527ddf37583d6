package dev.windlass.tree;

import org.jspecify.annotations.Nullable;

/** A single value. */
public sealed interface Scalar extends Node {
    /** Text, of any length. */
    record Text(String value, Origin origin) implements Scalar {
        @Override
        public Text from(Origin other) {
            return new Text(value, other);
        }

        @Override
        public String kind() {
            return "text";
        }

        @Override
        public boolean equals(@Nullable Object o) {
            return o instanceof Text t && t.value.equals(value);
        }

        @Override
        public int hashCode() {
            return value.hashCode();
        }

        @Override
        public String toString() {
            return '"' + value + '"';
        }
    }

    /** A whole number of 64 bits. */
    record Int(long value, Origin origin) implements Scalar {
        @Override
        public Int from(Origin other) {
            return new Int(value, other);
        }

        @Override
        public String kind() {
            return "a number";
        }

        @Override
        public boolean equals(@Nullable Object o) {
            return o instanceof Int i && i.value == value;
        }

        @Override
        public int hashCode() {
            return Long.hashCode(value);
        }

        @Override
        public String toString() {
            return Long.toString(value);
        }
    }

    /** A number with a fraction or an exponent; never infinite, never not-a-number. */
    record Real(double value, Origin origin) implements Scalar {
        public Real {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("no number: " + value);
            }
        }

        @Override
        public Real from(Origin other) {
            return new Real(value, other);
        }

        @Override
        public String kind() {
            return "a number";
        }

        @Override
        public boolean equals(@Nullable Object o) {
            return o instanceof Real r && Double.compare(r.value, value) == 0;
        }

        @Override
        public int hashCode() {
            return Double.hashCode(value);
        }

        @Override
        public String toString() {
            return Double.toString(value);
        }
    }

    /** True or false. */
    record Bool(boolean value, Origin origin) implements Scalar {
        @Override
        public Bool from(Origin other) {
            return new Bool(value, other);
        }

        @Override
        public String kind() {
            return "a boolean";
        }

        @Override
        public boolean equals(@Nullable Object o) {
            return o instanceof Bool b && b.value == value;
        }

        @Override
        public int hashCode() {
            return Boolean.hashCode(value);
        }

        @Override
        public String toString() {
            return Boolean.toString(value);
        }
    }

    /** The explicit absence of a value. In a layer it removes what lower layers have. */
    record Null(Origin origin) implements Scalar {
        @Override
        public Null from(Origin other) {
            return new Null(other);
        }

        @Override
        public String kind() {
            return "null";
        }

        @Override
        public boolean equals(@Nullable Object o) {
            return o instanceof Null;
        }

        @Override
        public int hashCode() {
            return 0;
        }

        @Override
        public String toString() {
            return "null";
        }
    }
}
