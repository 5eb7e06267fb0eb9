// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.sdk.usage;

import java.time.Instant;

/**
 * How much of this process's traffic the audit has seen; without it, silence says nothing.
 *
 * @param since when watching began
 * @param statements statements run through wrapped data sources
 * @param analysed statements taken apart, which happens once for each distinct text that is remembered
 * @param unwrapped how often the application took the driver's own connection, whose statements are not seen
 * @param lumped sightings counted without their statement and place because there were too many different ones
 * @param failures times the audit failed within itself and saw less than there was
 */
public record UsageCoverage(
        Instant since, long statements, long analysed, long unwrapped, long lumped, long failures) {}
