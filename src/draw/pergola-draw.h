/* SPDX-FileCopyrightText: The Pergola authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Everything that other layers may use of draw. */

#pragma once

#include "pergola-fonts.h"
#include "pergola-glyph.h"
#include "pergola-layout.h"
#include "pergola-output.h"
#include "pergola-paint.h"
#include "pergola-scene.h"
#include "pergola-story-scene.h"
#include "pergola-theme.h"
#include "pergola-thumbnail.h"
