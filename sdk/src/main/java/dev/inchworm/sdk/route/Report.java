// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.sdk.route;

/**
 * What one instance of an application says about one migration.
 *
 * @param migration the migration's id
 * @param instance unique among all processes that are up
 * @param release the application's release
 * @param routeVersion the version it acts on: its acknowledgement
 * @param figuresJson what it has counted since it started, as {@link dev.inchworm.sdk.figure.Figures#json} writes it
 */
public record Report(String migration, String instance, String release, long routeVersion, String figuresJson) {}
