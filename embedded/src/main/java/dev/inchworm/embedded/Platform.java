// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.embedded;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** The kind of machine that server binaries are chosen for. */
record Platform(String os, String arch) {

    static Platform current() {
        boolean isAlpine = Files.exists(Path.of("/etc/alpine-release"));
        return of(System.getProperty("os.name"), System.getProperty("os.arch"), isAlpine);
    }

    static Platform of(String osName, String osArch, boolean isAlpine) {
        String name = osName.toLowerCase(Locale.ROOT);
        String os = name.startsWith("mac") ? "darwin" : name.startsWith("windows") ? "windows" : "linux";
        String arch = switch (osArch.toLowerCase(Locale.ROOT)) {
            case "amd64", "x86_64" -> "amd64";
            case "aarch64", "arm64" -> "arm64v8";
            default -> osArch;
        };
        return new Platform(os, isAlpine ? arch + "-alpine" : arch);
    }

    /** As in the artifact's name: {@code linux-amd64}. */
    String label() {
        return os + "-" + arch;
    }

    boolean isWindows() {
        return os.equals("windows");
    }

    String executable(String name) {
        return isWindows() ? name + ".exe" : name;
    }
}
