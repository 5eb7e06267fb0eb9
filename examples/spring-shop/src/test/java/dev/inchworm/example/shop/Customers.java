// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.example.shop;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** Customers who place orders and look at them, and remember what they were told. */
final class Customers {

    private static final int THREADS = 3;
    private static final long PACE_NANOS = 4_000_000;
    private static final int ORDERS_BEFORE = 2_000;

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI shop;
    private final Map<Long, Long> placed = new ConcurrentHashMap<>();
    private final Queue<String> complaints = new ConcurrentLinkedQueue<>();
    private final AtomicLong requests = new AtomicLong();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean isOpen = true;

    Customers(URI shop) {
        this.shop = shop;
        for (int number = 0; number < THREADS; number++) {
            int customer = number + 1;
            Thread thread = new Thread(() -> live(customer), "customer-" + customer);
            thread.start();
            threads.add(thread);
        }
    }

    /** What went wrong: a request that failed, a total that was not the one ordered. */
    List<String> complaints() {
        return List.copyOf(complaints);
    }

    long requests() {
        return requests.get();
    }

    /** Every order that was acknowledged, with its total. */
    Map<Long, Long> placed() {
        return placed;
    }

    /** Sends them home; returns when the last one has gone. */
    void goHome() throws InterruptedException {
        isOpen = false;
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private void live(int customer) {
        Random random = new Random(customer);
        List<Long> mine = new ArrayList<>();
        while (isOpen) {
            try {
                if (random.nextInt(4) == 0) {
                    mine.add(place(customer, random.nextInt(100_000)));
                } else if (mine.isEmpty() || random.nextBoolean()) {
                    look(1 + random.nextInt(ORDERS_BEFORE));
                } else {
                    look(mine.get(random.nextInt(mine.size())));
                }
            } catch (IOException | RuntimeException e) {
                complaints.add(e.toString());
            } catch (InterruptedException e) {
                return;
            }
            LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(PACE_NANOS));
        }
    }

    private long place(int customer, long total) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        shop.resolve("/orders?customer=" + customer + "&totalMinor=" + total))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        long id = Long.parseLong(answer(request));
        placed.put(id, total);
        return id;
    }

    private void look(long id) throws IOException, InterruptedException {
        long total = placed.getOrDefault(id, id * 7919 % 100_000);
        String seen =
                answer(HttpRequest.newBuilder(shop.resolve("/orders/" + id)).build());
        if (!seen.contains("\"totalMinor\":" + total + ",\"currency\":\"USD\"")) {
            complaints.add("order " + id + " of " + total + " was shown as " + seen);
        }
    }

    private String answer(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
        requests.incrementAndGet();
        if (response.statusCode() != 200) {
            throw new IOException(request.method() + " " + request.uri().getPath() + " was answered "
                    + response.statusCode() + " " + response.body());
        }
        return response.body();
    }
}
