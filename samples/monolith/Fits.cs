namespace Monolith;

/// <summary>What a form field may hold.</summary>
internal static class Fits
{
    public static bool Text(string value, int maxLength) => value.Length >= 1 && value.Length <= maxLength;
}
