namespace Polp.CodeFixes.Tests;

/// <summary>A test that needs a PostgreSQL server: skipped with the reason where there is none, but never in CI.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PostgreSqlTheoryAttribute : TheoryAttribute
{
    public PostgreSqlTheoryAttribute()
    {
        if (PostgreSql.Programs is null && Environment.GetEnvironmentVariable("CI") != "true")
            Skip = "No PostgreSQL in /usr/lib/postgresql: apt-get install --no-install-recommends postgresql";
    }
}
