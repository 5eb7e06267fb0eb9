// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Whom a server runs as. PostgreSQL refuses to run as root, so root steps down first. */
enum Account {
    /** As the user of this process. */
    SELF(""),
    /** In a user namespace of its own, where root is nobody; files stay root's. */
    NAMESPACE("unshare -U"),
    /** As nobody, for containers that allow no user namespace; the data folder is given away. */
    NOBODY("setpriv --reuid=65534 --regid=65534 --clear-groups");

    private final String prefix;

    Account(String prefix) {
        this.prefix = prefix;
    }

    static Account choose() {
        if (Platform.current().isWindows() || !"root".equals(System.getProperty("user.name"))) {
            return SELF;
        }
        return succeeds(NAMESPACE.command(List.of("true"))) ? NAMESPACE : NOBODY;
    }

    List<String> command(List<String> program) {
        List<String> command = new ArrayList<>();
        if (!prefix.isEmpty()) {
            command.addAll(List.of(prefix.split(" ", -1)));
        }
        command.addAll(program);
        return command;
    }

    /** Lets this account write {@code folder}. */
    void own(Path folder) throws IOException {
        if (this == NOBODY && !succeeds(List.of("chown", "-R", "65534:65534", folder.toString()))) {
            throw new IOException("cannot give " + folder + " to nobody");
        }
    }

    private static boolean succeeds(List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
