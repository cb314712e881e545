using Polp.Testing;

namespace Polp.Analyzers.Tests.Sql;

/// <summary>What applications do to texts that are fixed all the same; beside each, what looks like it and is not.</summary>
public class SqlInApplicationsTests
{
    [Theory]
    [InlineData("BitConverter.ToString(key.ToByteArray()).Replace(\"-\", \"\")")]
    [InlineData("Invariant(day)")]
    [InlineData("Invariant(id)")]
    [InlineData("Invariant(\"x\")")]
    [InlineData("Boxed(day)")]
    [InlineData("Boxed(isOpen ? 1 : 2)")]
    public Task ValueThroughAFormattingHelper_IsSilent(string value) => Verify.IsSilent(Formatting($"command.CommandText = \"CREATE TABLE \\\"t-\" + {value} + \"\\\" (id)\";"));

    [Theory]
    [InlineData("Invariant(name)")]
    [InlineData("Boxed(any)")]
    [InlineData("Boxed(name)")]
    public Task TextThroughAFormattingHelper_IsReported(string value) => Verify.Reports(Formatting($"command.CommandText = {{|POLP1001:\"SELECT a FROM t WHERE n = '\" + {value} + \"'\"|}};"));

    private static string Formatting(string statements) => Database.Of(statements, """
        static string Invariant<T>(T value) => value is IFormattable f ? f.ToString(null, CultureInfo.InvariantCulture) : string.Format(CultureInfo.InvariantCulture, "{0}", value);
        static string Boxed(object value) => value.ToString()!;
        """);

    [Theory]
    [InlineData("protected string? table;", "table = \"t\" + id;")]
    [InlineData("internal string Named { get; set; } = \"t\";", "Named = \"t\" + id;")]
    [InlineData("protected string Named { get; set; } = \"t\";", "Named = \"t\" + id;")]
    public Task MemberThatOnlyTheCodeAtHandCanSet_IsSilent(string member, string statements) => Verify.IsSilent(Members(member, statements, reported: false));

    [Theory]
    [InlineData("protected string? table;", "table = name;")]
    [InlineData("protected string Named { get; set; } = \"t\";", "Named = name;")]
    [InlineData("public string Named { get; set; } = \"t\";", "")]
    [InlineData("public string? table;", "")]
    public Task MemberThatTakesTextFromOutside_IsReported(string member, string statements) => Verify.Reports(Members(member, statements, reported: true));

    private static string Members(string member, string statements, bool reported)
    {
        var name = member.Contains("table", StringComparison.Ordinal) ? "table" : "Named";
        var text = $"\"SELECT * FROM \" + {name}";
        return Database.Of($"{statements}\ncommand.CommandText = {(reported ? $"{{|POLP1001:{text}|}}" : text)};", member);
    }

    [Theory]
    [InlineData("class Temporary { public string Name; public Temporary() { Name = \"t\"; } }")]
    [InlineData("class Temporary { public string Name = \"t\"; }")]
    [InlineData("class Temporary { string part = \"t\"; public string Name => part + \"_index\"; }")]
    [InlineData("class Temporary { public string Name { get; } public Temporary() { Name = $\"t{Guid.NewGuid():N}\"; } }")]
    public Task PartOfAnObjectThatItsOwnClassSets_IsSilent(string type) => Verify.IsSilent(Database.Of("var made = new Temporary(); command.CommandText = \"SELECT * FROM \" + made.Name;", type));

    [Theory]
    [InlineData("new Temporary { Name = \"t\" }", "")]
    [InlineData("new Temporary { Name = \"t\" }", "made.Name = \"u\";")]
    public Task FieldOfAnObjectMadeInSight_IsSilent(string creation, string change) => Verify.IsSilent(Temporary(creation, change, "\"SELECT * FROM \" + made.Name"));

    [Theory]
    [InlineData("new Temporary { Name = name }", "")]
    [InlineData("new Temporary { Name = \"t\" }", "made.Name = name;")]
    public Task FieldOfAnObjectThatIsGivenText_IsReported(string creation, string change) => Verify.Reports(Temporary(creation, change, "{|POLP1001:\"SELECT * FROM \" + made.Name|}"));

    private static string Temporary(string creation, string change, string text) =>
        Database.Of($"var made = {creation}; {change} command.CommandText = {text};", "class Temporary { public string Name = \"\"; public string Other { get; set; } = \"\"; }");

    [Theory]
    [InlineData("string[] tables = [\"a\", \"b\"]; var rows = tables.SelectMany(t => Rows(connection, t)).ToArray();")]
    [InlineData("new List<string> { \"a\" }.ForEach(t => Rows(connection, t));")]
    [InlineData("foreach (var row in new[] { \"a\", \"b\" }.Select(t => Rows(connection, t))) { }")]
    public Task ParameterOfALambdaOverConstants_IsSilent(string statements) => Verify.IsSilent(Database.Of(statements, Rows("\"SELECT * FROM \" + table")));

    [Theory]
    [InlineData("string[] tables = [\"a\", name]; var rows = tables.SelectMany(t => Rows(connection, t)).ToArray();")]
    [InlineData("Func<string, object> read = t => Rows(connection, t); read(name);")]
    public Task ParameterOfALambdaOverTextFromOutside_IsReported(string statements) => Verify.Reports(Database.Of(statements, Rows("{|POLP1001:\"SELECT * FROM \" + table|}")));

    private static string Rows(string text) => $"private IEnumerable<object> Rows(SqliteConnection connection, string table) => connection.Query({text});";

    [Theory]
    [InlineData("texts.GetOrAdd(\"a\", key => \"SELECT * FROM \" + key)")]
    [InlineData("texts.GetOrAdd(id.ToString(), \"orders\")")]
    [InlineData("texts.GetOrAdd(name, _ => \"orders\")")]
    [InlineData("pairs.GetOrAdd(new KeyValuePair<string, int>(\"orders\", id), static pair => pair.Key + pair.Value)")]
    public Task TextKeptInADictionary_IsSilent(string value) => Verify.IsSilent(Kept($"{value} + \" WHERE 1 = 1\""));

    [Theory]
    [InlineData("texts.GetOrAdd(name, key => \"SELECT * FROM \" + key)")]
    [InlineData("texts.GetOrAdd(\"a\", _ => name)")]
    [InlineData("texts.GetOrAdd(\"a\", name)")]
    [InlineData("pairs.GetOrAdd(new KeyValuePair<string, int>(name, id), static pair => pair.Key + pair.Value)")]
    public Task TextFromOutsideKeptInADictionary_IsReported(string value) => Verify.Reports(Kept($"{{|POLP1001:{value} + \" WHERE 1 = 1\"|}}"));

    private static string Kept(string text) => Database.Of($"command.CommandText = {text};", "static readonly System.Collections.Concurrent.ConcurrentDictionary<string, string> texts = new(); static readonly System.Collections.Concurrent.ConcurrentDictionary<KeyValuePair<string, int>, string> pairs = new();");

    [Theory]
    [InlineData("new StreamReader(typeof(Store).Assembly.GetManifestResourceStream(\"a.sql\")!)")]
    [InlineData("new StreamReader(Script(\"a.sql\")!)")]
    public Task TextOfAnEmbeddedScript_IsSilent(string reader) => Verify.IsSilent(Script($"using var reader = {reader}; command.CommandText = \"BEGIN \" + reader.ReadToEnd().Replace(\"$table\", Table) + \" END\";"));

    [Fact]
    public Task TextOfAFile_IsReported() => Verify.Reports(Script("using var reader = new StreamReader(name); command.CommandText = {|POLP1001:\"BEGIN \" + reader.ReadToEnd() + \" END\"|};"));

    private static string Script(string statements) => Database.Of(statements, "static Stream? Script(string file) { var stream = typeof(Store).Assembly.GetManifestResourceStream(file); if (stream is null) throw new InvalidOperationException(); return stream; }");

    [Fact]
    public Task PartOfAnAwaitedTuple_IsSilent() => Verify.IsSilent(Awaited("command.CommandText = \"SELECT a FROM t\" + clause.Query;"));

    [Fact]
    public Task OtherPartOfAnAwaitedTuple_IsReported() => Verify.Reports(Awaited("command.CommandText = {|POLP1001:\"SELECT a FROM t WHERE n = '\" + clause.Given + \"'\"|};"));

    private static string Awaited(string statements) => Database.Of($"var clause = await Clause(name).ConfigureAwait(false); {statements}",
        "static async Task<(string Query, string Given)> Clause(string given) { var sql = new System.Text.StringBuilder(\" WHERE a = @a\"); await Task.Yield(); return (sql.ToString(), given); }");

    [Theory]
    [InlineData("Regex.Replace(\"SELECT * FROM /**table**/ orders\", \"/[*].*?[*]/\", \"\")")]
    [InlineData("Regex.Replace(\"SELECT [a] FROM [t]\", @\"\\[(.)\\]\", m => \"x\")")]
    [InlineData("(\"SELECT a FROM t WHERE b\")[..15] + \" -- no filter\"")]
    [InlineData("Math.Abs(id).ToString() + \" IS NULL\"")]
    public Task ConstantTextThatIsCutOrReplaced_IsSilent(string text) => Verify.IsSilent("using System.Text.RegularExpressions;\n" + Database.Silent(text));

    [Theory]
    [InlineData("Regex.Replace(\"SELECT * FROM \" + name, \"/[*].*?[*]/\", \"\")")]
    [InlineData("Regex.Replace(\"SELECT [a] FROM [t]\", @\"\\[(.)\\]\", m => name)")]
    [InlineData("Regex.Replace(\"SELECT [a] FROM [t]\", @\"\\[(.)\\]\", name)")]
    [InlineData("\"SELECT a FROM \" + name[1..]")]
    public Task TextFromOutsideThatIsCutOrReplaced_IsReported(string text) => Verify.Reports("using System.Text.RegularExpressions;\n" + Database.Reported(text));

    [Theory]
    [InlineData("Numbered(i => \"p\" + i)")]
    [InlineData("Numbered(Mark)")]
    public Task TextOfADelegateThatIsGivenConstants_IsSilent(string call) => Verify.IsSilent(Delegates($"command.CommandText = {call};"));

    [Fact]
    public Task TextOfADelegateThatIsGivenTextFromOutside_IsReported() =>
        Verify.Reports(Delegates("command.CommandText = {|POLP1001:Numbered(i => name)|};"));

    private static string Delegates(string statements) => Database.Of(statements, """
        private static string Numbered(Func<int, string> mark) { var sql = new System.Text.StringBuilder("SELECT a FROM t WHERE a IN (0"); for (var i = 0; i < 4; i++) sql.Append(", @").Append(mark(i)); return sql.Append(')').ToString(); }
        private static string Mark(int number) => "p" + number;
        """);

    [Theory]
    [InlineData("CultureInfo.InvariantCulture, $\"SELECT a FROM t WHERE id = {id}\"")]
    [InlineData("CultureInfo.InvariantCulture, $\"SELECT a FROM {Table}\"")]
    public Task BuilderWithACulture_IsSilent(string arguments) =>
        Verify.IsSilent(Database.Of($"var sql = new System.Text.StringBuilder().AppendLine({arguments}).Append({arguments}); command.CommandText = sql.ToString() + \"-- end\";"));

    [Fact]
    public Task BuilderWithACultureInStatements_IsSilent() => Verify.IsSilent(Database.Of(
        "var sql = new System.Text.StringBuilder(); sql.AppendLine(CultureInfo.InvariantCulture, $\"PRAGMA cache_size={id};\"); sql.AppendFormat(CultureInfo.InvariantCulture, \"PRAGMA synchronous={0};\", id); command.CommandText = sql.ToString();"));

    [Fact]
    public Task BuilderWithACultureAndText_IsReported() =>
        Verify.Reports(Database.Of("var sql = new System.Text.StringBuilder().AppendLine(CultureInfo.InvariantCulture, $\"SELECT a FROM {name}\"); command.CommandText = {|POLP1001:sql.ToString()|};"));

    [Fact]
    public Task NameInAnAttribute_IsSilent() => Verify.IsSilent(Attributes("typeof(T).GetCustomAttribute<TableAttribute>()?.Name ?? typeof(T).Name", "\"SELECT * FROM \" + TableOf<T>()"));

    [Fact]
    public Task NameOnAnOrdinaryObject_IsReported() => Verify.Reports(Attributes("new System.IO.FileInfo(given).Name", "{|POLP1001:\"SELECT * FROM \" + TableOf<T>()|}"));

    private static string Attributes(string name, string text) => $$"""
        using System.Data.Common;
        using System.Reflection;
        [AttributeUsage(AttributeTargets.Class)] class TableAttribute(string name) : Attribute { public string Name { get; } = name; }
        [Table("orders")] class Order;
        class Store<T>(string given)
        {
            string TableOf<TRow>() => {{name}};
            void Load(DbCommand command) => command.CommandText = {{text}};
            string Given => given;
        }
        """;

    [Theory]
    [InlineData("var added = command.CreateParameter();")]
    [InlineData("var added = Add(command, id);")]
    [InlineData("var added = command.CreateParameter(); added.ParameterName = \"@p\" + id;")]
    public Task NameOfAParameter_IsSilent(string added) => Verify.IsSilent(Parameters($"{added} command.CommandText = \"SELECT a FROM t WHERE id = \" + added.ParameterName;"));

    [Fact]
    public Task NameOfAParameterThatIsGivenText_IsReported() =>
        Verify.Reports(Parameters("var added = command.CreateParameter(); added.ParameterName = \"@\" + name; command.CommandText = {|POLP1001:\"SELECT a FROM t WHERE id = \" + added.ParameterName|};"));

    private static string Parameters(string statements) =>
        Database.Of(statements, "static DbParameter Add(DbCommand command, object value) { var added = command.CreateParameter(); added.ParameterName = \"p\" + command.Parameters.Count; added.Value = value; command.Parameters.Add(added); return added; }");

    [Theory]
    [InlineData("public Repository(string connection, string? table = null)", "", "")]
    [InlineData("protected Repository(string connection, string? table = null)", "", ", \"orders\"")]
    [InlineData("public Repository(string connection, string? table = null)", "string name", ", name")]
    [InlineData("public Repository(string connection, string? table = null)", null, null)]
    public Task NameThatDerivedClassesHandToTheConstructorOfAnAbstractClass_CountsAsTheirs(string constructor, string? parameters, string? arguments)
    {
        var isKnown = parameters is "";
        var text = "$\"[{Schema}].[{Table}_ReadById]\"";
        var source = $$"""
            using System.Data.Common;
            using Dapper;
            public abstract class Repository
            {
                {{constructor}}
                {
                    if (!string.IsNullOrEmpty(table))
                        Table = table;
                }
                protected string Schema { get; private set; } = "dbo";
                protected string Table { get; private set; } = "things";
                public object Load(DbConnection connection) => connection.Query({{(isKnown ? text : $"{{|POLP1001:{text}|}}")}});
            }
            {{(parameters is null ? "" : $"public class Orders({parameters}) : Repository(\"a\"{arguments});")}}
            """;
        return isKnown ? Verify.IsSilent(source) : Verify.Reports(source);
    }
}
