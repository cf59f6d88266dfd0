/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What libFuzzer is asked to do besides its own: half of the mutations are ours. */

#include "config.h"

#include "fuzz.h"

gsize LLVMFuzzerMutate (guint8 *data, gsize size, gsize max);
gsize LLVMFuzzerCustomMutator (guint8 *data, gsize size, gsize max, guint seed);

gsize
LLVMFuzzerCustomMutator (guint8 *data, gsize size, gsize max, guint seed)
{
  return seed % 2 == 0 ? LLVMFuzzerMutate (data, size, max) : fuzz_mutate (data, size, max, seed);
}
