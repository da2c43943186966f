'use strict';
/** All of the client hangs on this one name: each other file is a closure that adds a property. client.py joins them in order. */
const selfaccess = {};
