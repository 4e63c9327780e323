// The desk works without this file.
"use strict";
