namespace Polp.Analyzers;

/// <summary>How a sink's library takes parameters; it decides what the message advises and whether a fix is known.</summary>
internal enum SqlStyle
{
    /// <summary>Parameters are objects in the collection of the command that is made or assigned there; the fix adds them.</summary>
    AdoNet,

    /// <summary>Parameters are the properties of an object, <c>@name</c>.</summary>
    Dapper,

    /// <summary>The call has a sibling that makes parameters of an interpolated string.</summary>
    EntityFramework,

    /// <summary>Parameters follow the text and are numbered, <c>{0}</c> or <c>@p0</c>.</summary>
    Numbered,

    Linq2Db,

    /// <summary>Parameters follow the text, one for each <c>?</c>.</summary>
    SqliteNet,

    /// <summary>Parameters are <c>:name</c>, set on the query.</summary>
    NHibernate,

    /// <summary>Parameters are <c>@name</c>, given to the query elsewhere; no fix knows where.</summary>
    Named,

    /// <summary>The text is a name, of a table say.</summary>
    Identifier,

    /// <summary>The text defines something that lasts, as in a migration: no parameter can stand in it.</summary>
    Schema,

    /// <summary>The expression language of DataTable, which has no parameters.</summary>
    Expression,

    /// <summary>Nothing is known about the parameters.</summary>
    Other,

    /// <summary>No sink: a more specific line takes back what a wider one says.</summary>
    None,
}

/// <summary>The names of the styles in tables, and what each advises for a value.</summary>
internal static class SqlStyles
{
    public static readonly IReadOnlyDictionary<string, SqlStyle> ByName = new Dictionary<string, SqlStyle>(StringComparer.Ordinal)
    {
        ["ado"] = SqlStyle.AdoNet,
        ["dapper"] = SqlStyle.Dapper,
        ["ef"] = SqlStyle.EntityFramework,
        ["numbered"] = SqlStyle.Numbered,
        ["linq2db"] = SqlStyle.Linq2Db,
        ["sqlite-net"] = SqlStyle.SqliteNet,
        ["nhibernate"] = SqlStyle.NHibernate,
        ["named"] = SqlStyle.Named,
        ["identifier"] = SqlStyle.Identifier,
        ["schema"] = SqlStyle.Schema,
        ["expression"] = SqlStyle.Expression,
        ["other"] = SqlStyle.Other,
        ["none"] = SqlStyle.None,
    };

    /// <summary>What to do with a value in a text of this style; a clause that follows a semicolon.</summary>
    public static string Advice(this SqlStyle style) => style switch
    {
        SqlStyle.Dapper => "pass it as a parameter, @name with new { name }",
        SqlStyle.EntityFramework => "use the interpolated sibling, which makes parameters: FromSql, ExecuteSql or SqlQuery",
        SqlStyle.Numbered => "pass it as an argument after the text and write {0} in its place",
        SqlStyle.Linq2Db => "pass it as a DataParameter, or use the call that takes an interpolated string",
        SqlStyle.SqliteNet => "pass it as an argument after the text and write ? in its place",
        SqlStyle.NHibernate => "write :name in its place and call SetParameter",
        SqlStyle.Named => "write @name in its place and give the query that parameter",
        SqlStyle.Identifier => "no parameter can stand there, so choose it from a fixed list",
        SqlStyle.Schema => "no parameter can stand in a definition, so choose it from a fixed list",
        SqlStyle.Expression => "this expression language has no parameters, so compare in LINQ instead",
        _ => "pass it as a parameter",
    };
}
