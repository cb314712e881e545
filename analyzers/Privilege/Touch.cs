using Microsoft.CodeAnalysis;

namespace Polp.Analyzers;

/// <summary>A member that code runs, names as a method group or reads, whether the reader wrote its name or the compiler chose it.</summary>
/// <param name="Member">The method, or the property, event or field; null for what has no member, as an operation on <c>dynamic</c>.</param>
/// <param name="Operation">What touches it.</param>
/// <param name="IsVirtual">True when an override may run in its place.</param>
/// <param name="Receiver">What the object is known to be, where that is more than the type that declares the member.</param>
internal readonly record struct Touch(ISymbol? Member, IOperation Operation, bool IsVirtual = false, ITypeSymbol? Receiver = null);
