/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Time, in milliseconds, and memory. Every program of this folder prints what it measured as lines of numbers, one line
 * a run; build-aux/bench makes figures of them. */

#pragma once

#include <glib.h>

/* What this thread has worked: others may keep the machine busy. */
double bench_get_thread_time (void);
/* What all threads of this process have worked. */
double bench_get_process_time (void);
/* What the clock on the wall says. */
double bench_get_wall_time (void);

/* MiB of this process that are in memory, and its share of them: what it shares with others counts in part. */
void bench_get_memory (double *resident, double *share);

/* Calls @run @times times and prints for each the process's work and the time on the wall. @prepare (nullable) comes
 * before each and does not count, @clean_up (nullable) after. */
typedef void (*BenchFunc) (gpointer data);
void bench_repeat (int times, BenchFunc prepare, BenchFunc run, BenchFunc clean_up, gpointer data);
