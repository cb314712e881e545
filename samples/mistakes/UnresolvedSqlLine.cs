namespace Mistakes;

/// <summary>A wrapper that the table beside this file means to name; it was renamed since, and nobody would miss its warnings.</summary>
public static class UnresolvedSqlLine
{
    public static void Execute(string sql) => Console.WriteLine(sql);
}
