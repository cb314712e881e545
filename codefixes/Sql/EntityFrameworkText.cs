namespace Polp.CodeFixes;

internal static class EntityFrameworkText
{
    public static ISqlRepair? Of(FlaggedText text) => null;
}
