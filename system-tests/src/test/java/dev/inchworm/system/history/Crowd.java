// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.system.history;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;

/** All clients of a history. */
final class Crowd {

    private final List<Client> clients;
    private final Inspector inspector;
    private final Random random;

    Crowd(List<Client> clients, Inspector inspector, Random random) {
        this.clients = clients;
        this.inspector = inspector;
        this.random = random;
    }

    List<Client> clients() {
        return clients;
    }

    /** Those whose open transaction is so. */
    List<Client> where(Predicate<Transaction> isSo) {
        return clients.stream()
                .filter(client -> client.open().filter(isSo).isPresent())
                .toList();
    }

    /** The keys that others than {@code client} hold. */
    Set<Long> heldByOthersThan(Client client) {
        Set<Long> keys = new HashSet<>();
        clients.stream().filter(other -> other != client).forEach(other -> keys.addAll(other.locks()));
        return keys;
    }

    /** The keys that any client holds. */
    Set<Long> held() {
        Set<Long> keys = new HashSet<>();
        clients.forEach(client -> keys.addAll(client.locks()));
        return keys;
    }

    /** Ends a client's open transaction, one way or the other. */
    void end(Client client) {
        if (client.open().isEmpty()) {
            return;
        }
        if (random.nextInt(4) > 0) {
            client.commit();
            inspector.look();
        } else {
            client.rollback();
        }
    }

    /** Ends the open transactions of all clients that are so. */
    void endWhere(Predicate<Client> isSo) {
        clients.stream().filter(isSo).forEach(this::end);
    }
}
