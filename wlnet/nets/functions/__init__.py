"""Functions of the language in nets: from trees and pure functions to ops."""
