// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.cli;

import picocli.CommandLine.IVersionProvider;

/** Says which release this is and on what it runs. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        String version = InchwormCommand.class.getPackage().getImplementationVersion();
        return new String[] {
            "inchworm " + (version == null ? "(built from source)" : version), "Java " + Runtime.version()
        };
    }
}
