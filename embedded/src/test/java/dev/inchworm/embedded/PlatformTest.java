// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlatformTest {

    @ParameterizedTest
    @CsvSource({
        "Linux, amd64, false, linux-amd64",
        "Linux, aarch64, false, linux-arm64v8",
        "Linux, amd64, true, linux-amd64-alpine",
        "Mac OS X, aarch64, false, darwin-arm64v8",
        "Mac OS X, x86_64, false, darwin-amd64",
        "Windows 11, amd64, false, windows-amd64",
    })
    void each_machine_has_an_artifact_of_its_own(String os, String arch, boolean isAlpine, String label) {
        assertThat(Platform.of(os, arch, isAlpine).label()).isEqualTo(label);
    }
}
