/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bench.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

static double
get_time (clockid_t clock)
{
  struct timespec now;

  clock_gettime (clock, &now);
  return now.tv_sec * 1000.0 + now.tv_nsec / 1e6;
}

double
bench_get_thread_time (void)
{
  return get_time (CLOCK_THREAD_CPUTIME_ID);
}

double
bench_get_process_time (void)
{
  return get_time (CLOCK_PROCESS_CPUTIME_ID);
}

double
bench_get_wall_time (void)
{
  return get_time (CLOCK_REALTIME);
}

static double
find_size (const char *rollup, const char *name)
{
  const char *line = strstr (rollup, name);

  return line != NULL ? g_ascii_strtod (line + strlen (name), NULL) / 1024 : 0;
}

void
bench_get_memory (double *resident, double *share)
{
  g_autofree char *rollup = NULL;

  *resident = *share = 0;
  if (!g_file_get_contents ("/proc/self/smaps_rollup", &rollup, NULL, NULL))
    return;
  *resident = find_size (rollup, "\nRss:");
  *share = find_size (rollup, "\nPss:");
}

void
bench_repeat (int times, BenchFunc prepare, BenchFunc run, BenchFunc clean_up, gpointer data)
{
  for (int i = 0; i < times; i++)
    {
      double work, wall;

      if (prepare != NULL)
        prepare (data);
      work = bench_get_process_time ();
      wall = bench_get_wall_time ();
      run (data);
      work = bench_get_process_time () - work;
      wall = bench_get_wall_time () - wall;
      if (clean_up != NULL)
        clean_up (data);
      printf ("%.3f %.3f\n", work, wall);
    }
}
