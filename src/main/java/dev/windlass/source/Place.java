package dev.windlass.source;

/** A place in a text as people count: {@code line} and {@code column} from 1, columns in code points. */
public record Place(int line, int column) {
    @Override
    public String toString() {
        return line + ":" + column;
    }
}
