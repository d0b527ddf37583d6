package dev.windlass.render;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import org.jspecify.annotations.Nullable;

/** Failures of the file system in words: the messages of the exceptions are file names, or the system's own text. */
final class Failures {
    private Failures() {}

    static String reason(IOException e) {
        return switch (e) {
            case AccessDeniedException f -> f.getFile() + ": permission denied";
            case NoSuchFileException f -> f.getFile() + ": no such file or folder";
            case FileAlreadyExistsException f -> f.getFile() + ": is there already, and no folder";
            case NotDirectoryException f -> f.getFile() + ": is no folder";
            case DirectoryNotEmptyException f -> f.getFile() + ": something else was written there";
            case FileSystemException f -> f.getFile() + ": " + or(f.getReason());
            default -> or(e.getMessage());
        };
    }

    private static String or(@Nullable String text) {
        return text == null ? "the system gave no reason" : text;
    }
}
