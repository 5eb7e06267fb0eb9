// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.openfeature;

import dev.inchworm.core.phase.Stage;
import dev.inchworm.core.route.Bucket;
import dev.inchworm.core.route.Side;
import dev.inchworm.openfeature.FlagNames.Kind;
import dev.inchworm.sdk.MigrationClient;
import dev.inchworm.sdk.MigrationHandle;
import dev.openfeature.sdk.ErrorCode;
import dev.openfeature.sdk.ImmutableMetadata;
import dev.openfeature.sdk.ProviderEvaluation;
import dev.openfeature.sdk.Reason;
import java.time.Duration;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * Answers what is asked of flags from what a client knows.
 *
 * @param client knows the routes
 * @param staleAfter how old they may be
 */
record Evaluation(MigrationClient client, Duration staleAfter) {

    private static final String STALE = "STALE";

    ProviderEvaluation<String> stage(String key, String fallback) {
        return answer(
                key, Kind.STAGE, fallback, flag -> valued(flag, flag.stage().label(), Reason.STATIC));
    }

    <T> ProviderEvaluation<T> ramp(String key, T fallback, IntFunction<T> number) {
        return answer(
                key,
                Kind.RAMP,
                fallback,
                flag -> valued(flag, number.apply(flag.percentBp()), killedOr(flag, Reason.STATIC)));
    }

    ProviderEvaluation<Boolean> readNew(String key, Boolean fallback, Optional<String> targetingKey) {
        return answer(key, Kind.READ_NEW, fallback, flag -> {
            boolean isSplit = flag.stage() == Stage.LIVE && flag.percentBp() > 0 && flag.percentBp() < Bucket.COUNT;
            if (isSplit && targetingKey.isEmpty()) {
                return refused(
                        fallback,
                        ErrorCode.TARGETING_KEY_MISSING,
                        "a part of the rows reads new: name the row's owner");
            }
            Side side = targetingKey.map(flag::side).orElseGet(flag::side);
            return valued(flag, side == Side.NEW, killedOr(flag, isSplit ? Reason.SPLIT : Reason.STATIC));
        });
    }

    <T> ProviderEvaluation<T> ofNoSuchType(String key, T fallback) {
        return known(FlagNames.of(key).migration())
                ? refused(fallback, ErrorCode.TYPE_MISMATCH, "the flag has another type")
                : unknown(fallback);
    }

    private <T> ProviderEvaluation<T> answer(String key, Kind asked, T fallback, Answer<T> answer) {
        FlagNames flag = FlagNames.of(key);
        if (!known(flag.migration())) {
            return unknown(fallback);
        }
        return flag.kind() == asked
                ? answer.of(client.migration(flag.migration()))
                : refused(fallback, ErrorCode.TYPE_MISMATCH, "the flag has another type");
    }

    /** Asked first: a handle, once made, is kept and reported, and anybody can ask for any flag. */
    private boolean known(String migration) {
        return client.routes().stream().anyMatch(route -> route.migration().equals(migration));
    }

    private <T> ProviderEvaluation<T> unknown(T fallback) {
        return client.isReady()
                ? refused(fallback, ErrorCode.FLAG_NOT_FOUND, "no such migration")
                : refused(fallback, ErrorCode.PROVIDER_NOT_READY, "no routes were read yet");
    }

    private static Reason killedOr(MigrationHandle flag, Reason reason) {
        return flag.stage() == Stage.LIVE && flag.percentBp() == 0 ? Reason.DISABLED : reason;
    }

    private <T> ProviderEvaluation<T> valued(MigrationHandle flag, T value, Reason reason) {
        return ProviderEvaluation.<T>builder()
                .value(value)
                .variant(String.valueOf(value))
                .reason(aged(reason))
                .flagMetadata(ImmutableMetadata.builder()
                        .addString("version", Long.toString(flag.version()))
                        .addString("stage", flag.stage().label())
                        .build())
                .build();
    }

    private String aged(Reason reason) {
        return client.newsAge()
                .map(age -> age.compareTo(staleAfter) > 0 ? STALE : reason.name())
                .orElse(Reason.CACHED.name());
    }

    private static <T> ProviderEvaluation<T> refused(T fallback, ErrorCode code, String message) {
        return ProviderEvaluation.<T>builder()
                .value(fallback)
                .reason(Reason.ERROR.name())
                .errorCode(code)
                .errorMessage(message)
                .build();
    }

    /** What a migration answers. */
    @FunctionalInterface
    private interface Answer<T> {
        ProviderEvaluation<T> of(MigrationHandle flag);
    }
}
