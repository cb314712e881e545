namespace Polp.Graph;

/// <summary>Parameters and result of a member; together they tell any two overloads apart.</summary>
internal readonly record struct MemberText(int Arity, int Count, string Parameters, string Result)
{
    public string Whole => $"{Parameters}``{Arity}~{Result}";
}
