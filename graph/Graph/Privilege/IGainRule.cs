namespace Polp.Graph;

/// <summary>One rule of the privilege model, section 4: given what the attacker has, what follows. Monotone: it only ever adds.</summary>
internal interface IGainRule
{
    void Apply(AttackerState state);
}
