using System.Runtime.CompilerServices;
using System.Data.Common;
using Dapper;
using Microsoft.EntityFrameworkCore;

namespace Corpus.FormattableStrings;

public class Tag
{
    public int Id { get; set; }
}

public class Tags(DbContext context, DbConnection connection)
{
    public void Direct(string name) => context.Database.ExecuteSql($"DELETE FROM tags WHERE name = {name}"); // GOOD

    public void Typed(string name)
    {
        FormattableString sql = $"DELETE FROM tags WHERE name = {name}";
        context.Database.ExecuteSql(sql); // GOOD
    }

    public void LostInVar(string name)
    {
        var sql = $"DELETE FROM tags WHERE name = '{name}'";
        context.Database.ExecuteSqlRaw(sql); // BAD
    }

    public void LostInTernary(string name, bool all) =>
        context.Database.ExecuteSqlRaw(all ? $"DELETE FROM tags WHERE id > {1}" : $"DELETE FROM tags WHERE name = '{name}'"); // BAD

    public void LostInSum(string name) => context.Database.ExecuteSqlRaw($"DELETE FROM tags " + $"WHERE name = '{name}'"); // BAD

    public void KeptInTernary(string name, bool all)
    {
        FormattableString sql = all ? (FormattableString)$"DELETE FROM tags" : $"DELETE FROM tags WHERE name = {name}";
        context.Database.ExecuteSql(sql); // GOOD
    }

    public void Factory(string name) =>
        context.Database.ExecuteSql(FormattableStringFactory.Create("DELETE FROM tags WHERE name = {0}", name)); // GOOD

    public void FactoryGlued(string name) =>
        context.Database.ExecuteSql(FormattableStringFactory.Create("DELETE FROM tags WHERE name = '" + name + "'")); // BAD

    public void ToText(string name)
    {
        FormattableString sql = $"DELETE FROM tags WHERE name = '{name}'";
        connection.Execute(sql.ToString()); // BAD
    }

    public void ToTextOfNumber(int id)
    {
        FormattableString sql = $"DELETE FROM tags WHERE id = {id}";
        connection.Execute(sql.ToString()); // GOOD
    }

    public void FormatOnly(string name)
    {
        FormattableString sql = $"DELETE FROM tags WHERE name = {name}";
        context.Database.ExecuteSqlRaw(sql.Format, sql.GetArguments()!); // GOOD
    }

    public void Invariant(int id) => connection.Execute(FormattableString.Invariant($"DELETE FROM tags WHERE id = {id}")); // GOOD

    public void InvariantText(string name) => connection.Execute(FormattableString.Invariant($"DELETE FROM tags WHERE name = '{name}'")); // BAD

    public IQueryable<Tag> Query(string name) => context.Set<Tag>().FromSql($"SELECT * FROM tags WHERE name = {name}"); // GOOD

    public IQueryable<Tag> QueryTable(string name) => context.Set<Tag>().FromSqlRaw($"SELECT * FROM tags_{name}"); // BAD

    public int Run(FormattableString sql) => context.Database.ExecuteSql(sql); // GOOD

    public int Call(string name) => Run($"DELETE FROM tags WHERE name = {name}"); // GOOD

    private int RunText(string sql) => context.Database.ExecuteSqlRaw(sql); // GOOD

    public int CallText(string name) => RunText($"DELETE FROM tags WHERE name = '{name}'"); // BAD

    public int Parameterised(FormattableString sql)
    {
        using var command = connection.CreateCommand();
        var names = new object[sql.ArgumentCount];
        for (var i = 0; i < names.Length; i++)
        {
            names[i] = "@p" + i;
            var parameter = command.CreateParameter();
            parameter.ParameterName = "@p" + i;
            parameter.Value = sql.GetArgument(i);
            command.Parameters.Add(parameter);
        }
        command.CommandText = string.Format("SELECT * FROM tags WHERE id = {0}", names); // GOOD
        return command.ExecuteNonQuery();
    }
}
