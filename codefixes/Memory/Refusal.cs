using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Polp.Analyzers;

namespace Polp.CodeFixes;

/// <summary>The conditions under which a length has to be refused.</summary>
/// <param name="Name">The length.</param>
/// <param name="Type">Its type.</param>
/// <param name="IsIndex">True when it has to stay below the room, not only within.</param>
/// <param name="IsNegativeHarmless">True when nothing happens for a negative length.</param>
/// <param name="IsNeverNegative">True when it is known not to be negative.</param>
internal sealed record Refusal(string Name, ITypeSymbol Type, bool IsIndex = false, bool IsNegativeHarmless = false, bool IsNeverNegative = false)
{
    private bool IsSigned => Interval.Of(Type) is { Min.Sign: < 0 };

    private string Above => IsIndex ? ">=" : ">";

    /// <summary>The condition for what there is room for, in the form that cannot overflow.</summary>
    public string When(Room room, SyntaxNode site, SemanticModel model)
    {
        var roomType = model.GetSpeculativeTypeInfo(site.SpanStart, SyntaxFactory.ParseExpression(room.Text), SpeculativeBindingOption.BindAsExpression).Type;
        if (IsNegativeHarmless && IsSigned)
            return $"{Name} {Above} {room.Text}";
        return room.IsNeverNegative ? Unsigned(room.Text, roomType, IsChecked(site, model)) : Plain(room, roomType);
    }

    /// <summary>Comparisons that take each side for what it is.</summary>
    private string Plain(Room room, ITypeSymbol? roomType)
    {
        var first = room.Refusals.ToList();
        if (IsSigned && !IsNeverNegative && !first.Contains($"{Name} < 0"))
            first.Insert(0, $"{Name} < 0");
        var mixes = Type.SpecialType is SpecialType.System_UInt64 or SpecialType.System_UIntPtr && Interval.Of(roomType) is { Min.Sign: < 0 };
        if (mixes)
            first.Add($"{room.Text} < 0");
        return string.Join(" || ", first.Append($"{Name} {Above} {(mixes ? $"({Type.ToDisplayString()}){Operand(room.Text)}" : room.Text)}"));
    }

    /// <summary>One unsigned comparison, which also refuses a negative length; where casts are checked, two plain ones.</summary>
    private string Unsigned(string room, ITypeSymbol? roomType, bool isChecked)
    {
        if (IsIndex && IsNeverNegative)
            return $"{Name} {Above} {room}";
        if (IsSigned && isChecked)
            return $"{Name} < 0 || {Name} {Above} {room}";
        var width = Math.Max(Interval.SizeOf(Type) ?? 8, Interval.SizeOf(roomType) ?? 8);
        if (!IsSigned && Interval.SizeOf(Type) is 1 or 2 && width <= 4)
            return $"{Name} {Above} {room}";
        var unsigned = width <= 4 ? "uint" : Type.SpecialType is SpecialType.System_IntPtr or SpecialType.System_UIntPtr ? "nuint" : "ulong";
        var left = IsSigned ? $"({unsigned}){Name}" : Name;
        return char.IsDigit(room[0]) && !room.Contains(' ') ? $"{left} {Above} {room}" : $"{left} {Above} ({unsigned}){Operand(room)}";
    }

    private static string Operand(string text) => text.Contains(' ') ? $"({text})" : text;

    private static bool IsChecked(SyntaxNode site, SemanticModel model) => model.Compilation.Options is CSharpCompilationOptions { CheckOverflow: true }
        || site.AncestorsAndSelf().OfType<CheckedStatementSyntax>().FirstOrDefault() is { RawKind: (int)SyntaxKind.CheckedStatement };
}
