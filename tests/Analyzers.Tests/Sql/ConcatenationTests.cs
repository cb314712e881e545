using Polp.Testing;

namespace Polp.Analyzers.Tests;

public sealed class ConcatenationTests
{
    private static string Command(string text) => $$"""
        using System.Data.Common;
        class Store
        {
            const string Table = "orders";
            static readonly string Columns = "id, name";
            object? Load(DbCommand command, string name, int id, Guid key, DayOfWeek day)
            {
                command.CommandText = {{text}};
                return command.ExecuteScalar();
            }
        }
        """;

    [Theory]
    [InlineData("""{|POLP1001:"SELECT * FROM t WHERE n = '" + name + "'"|}""")]
    [InlineData("""{|POLP1001:$"SELECT * FROM t WHERE n = '{name}'"|}""")]
    [InlineData("""{|POLP1001:string.Format("SELECT * FROM t WHERE n = '{0}'", name)|}""")]
    public Task TextFromTheOutside_IsReported(string text) => Verify.Reports(Command(text));

    [Theory]
    [InlineData("\"SELECT 1\"")]
    [InlineData("\"SELECT * FROM \" + Table")]
    [InlineData("$\"SELECT {Columns} FROM {Table} WHERE id = {id}\"")]
    [InlineData("\"SELECT * FROM t WHERE k = '\" + key + \"' AND d = \" + (int)day")]
    [InlineData("name")]
    public Task ConstantsAndHarmlessValues_AreSilent(string text) => Verify.IsSilent(Command(text));
}
