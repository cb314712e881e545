namespace Polp.CodeFixes.Tests;

/// <summary>A number of rows is a parameter in LIMIT, OFFSET and TOP; where the database takes no text for it, it is made a number first.</summary>
public class RowCountFixTests
{
    [Theory]
    [InlineData("SELECT 1 FROM t ORDER BY id LIMIT {name}", "SELECT 1 FROM t ORDER BY id LIMIT @name")]
    [InlineData("SELECT 1 FROM t ORDER BY id LIMIT 5 OFFSET {name}", "SELECT 1 FROM t ORDER BY id LIMIT 5 OFFSET @name")]
    [InlineData("SELECT 1 FROM t ORDER BY id OFFSET {name} ROWS", "SELECT 1 FROM t ORDER BY id OFFSET @name ROWS")]
    [InlineData("SELECT 1 FROM t ORDER BY id OFFSET 5 ROWS FETCH NEXT {name} ROWS ONLY", "SELECT 1 FROM t ORDER BY id OFFSET 5 ROWS FETCH NEXT @name ROWS ONLY")]
    [InlineData("SELECT TOP {name} a FROM t", "SELECT TOP (@name) a FROM t")]
    [InlineData("SELECT TOP {name} * FROM t", "SELECT TOP (@name) * FROM t")]
    [InlineData("SELECT TOP {name} [a] FROM t", "SELECT TOP (@name) [a] FROM t")]
    [InlineData("SELECT TOP ({name}) a FROM t", "SELECT TOP (@name) a FROM t")]
    [InlineData("SELECT TOP( {name} ) a FROM t", "SELECT TOP( @name ) a FROM t")]
    [InlineData("DELETE TOP ({name}) FROM t", "DELETE TOP (@name) FROM t")]
    public async Task ToAnyProvider_ItIsANumber(string before, string after)
    {
        await ParameterFix.Makes(
            $"using var c = source.CreateCommand([|$\"{before}\"|]);",
            $"using var c = source.CreateCommand(\"{after}\");\nvar nameParameter = c.CreateParameter();\nnameParameter.ParameterName = \"@name\";\nnameParameter.Value = long.Parse(name);\nc.Parameters.Add(nameParameter);");
        await ParameterFix.Makes($"command.Connection.Query([|$\"{before}\"|]);", $"command.Connection.Query(\"{after}\", new {{ name = long.Parse(name) }});");
    }

    [Fact]
    public Task ToEntityFramework_ItIsANumber() => ParameterFix.Makes("orders.FromSqlRaw([|\"SELECT * FROM t LIMIT \" + name|]);", "orders.FromSql($\"SELECT * FROM t LIMIT {long.Parse(name)}\");");

    [Theory]
    [InlineData("SELECT TOP {name} PERCENT a FROM t")]
    [InlineData("SELECT TOP ({name}) PERCENT a FROM t")]
    [InlineData("SELECT TOP {name} WITH TIES a FROM t")]
    [InlineData("SELECT TOP {name}")]
    [InlineData("SELECT TOP {name} + 1 a FROM t")]
    [InlineData("SELECT 1 FROM t LIMIT {name}, 5")]
    [InlineData("SELECT 1 FROM t LIMIT {name} + 1")]
    [InlineData("SELECT 1 FROM t LIMIT {name}{town}")]
    [InlineData("SELECT 1 FROM t ORDER BY offset {name}")]
    public Task WhatIsMoreThanANumber_IsNoParameter(string sql) => ParameterFix.LeavesAlone($"using var c = source.CreateCommand([|$\"{sql}\"|]);");

    [Theory]
    [InlineData("using var c = connection.CreateCommand();\nc.CommandText = [|$\"SELECT TOP {name} a FROM t\"|];")]
    [InlineData("using var c = connection.CreateCommand();\nc.CommandText = [|$\"SELECT TOP ({name}) a FROM t\"|];")]
    [InlineData("orders.FromSqlRaw([|$\"SELECT TOP {name} * FROM t\"|]);")]
    public Task WhereTopIsNotKnown_ItIsNoParameter(string statements) => ParameterFix.LeavesAlone(statements);
}
