// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The {@code inchworm} command. */
@Command(name = "inchworm", mixinStandardHelpOptions = true, version = "0.1.0-SNAPSHOT")
public final class InchwormCommand implements Runnable {
    private InchwormCommand() {}

    /** Runs the command and exits with its code. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new InchwormCommand()).execute(args));
    }

    @Override
    public void run() {
        CommandLine.usage(this, System.out);
    }
}
