using Polp.Testing;

namespace Polp.Analyzers.Tests.Sql;

/// <summary>How a text can be put together, with a value from outside and with harmless ones.</summary>
public class SqlTextTests
{
    [Theory]
    [InlineData("\"SELECT a FROM t WHERE n = '\" + name + \"'\"")]
    [InlineData("\"SELECT a FROM t WHERE n = '\" + (name) + \"'\"")]
    [InlineData("\"SELECT a FROM t WHERE \" + (\"n = '\" + name)")]
    [InlineData("$\"SELECT a FROM t WHERE n = '{name}'\"")]
    [InlineData("$@\"SELECT a FROM t WHERE n = '{name}'\"")]
    [InlineData("$\"\"\"SELECT a FROM t WHERE n = '{name}'\"\"\"")]
    [InlineData("$\"SELECT a FROM t WHERE n = '{name,5}'\"")]
    [InlineData("$\"SELECT a FROM t WHERE \" + $\"n = '{name}'\"")]
    [InlineData("string.Format(\"SELECT a FROM t WHERE n = '{0}'\", name)")]
    [InlineData("string.Format(CultureInfo.InvariantCulture, \"SELECT {1} FROM t WHERE n = '{0}'\", name, id)")]
    [InlineData("string.Format(\"SELECT {0}{1}{2}{3}\", id, id, id, name)")]
    [InlineData("string.Format(name, id) + \" ORDER BY a\"")]
    [InlineData("string.Concat(\"SELECT a FROM \", name)")]
    [InlineData("string.Concat(\"SELECT a FROM \", Table, \" WHERE n = '\", name, \"'\")")]
    [InlineData("\"SELECT a FROM t WHERE n IN ('\" + string.Join(\"','\", name, town) + \"')\"")]
    [InlineData("\"SELECT a FROM \" + name.Trim()")]
    [InlineData("\"SELECT a FROM t WHERE n = '\" + name.Replace(\"'\", \"''\") + \"'\"")]
    [InlineData("\"SELECT a FROM t WHERE n = 'X'\".Replace(\"X\", name)")]
    [InlineData("\"SELECT a FROM t\".Insert(7, name)")]
    [InlineData("(\"SELECT a FROM \" + name).ToUpper()")]
    [InlineData("\"SELECT a FROM t WHERE n = '\" + (isOpen ? name : \"x\") + \"'\"")]
    [InlineData("isOpen ? \"SELECT a FROM t WHERE n = '\" + name + \"'\" : \"SELECT 1\"")]
    [InlineData("\"SELECT a FROM t WHERE n = '\" + (note ?? \"\") + \"'\"")]
    [InlineData("\"SELECT a FROM t ORDER BY \" + day switch { DayOfWeek.Friday => \"a\", _ => name }")]
    [InlineData("\"SELECT a FROM t WHERE n = '\" + order.Customer + \"'\"")]
    [InlineData("\"SELECT a FROM t WHERE n = '\" + written + \"'\"")]
    [InlineData("\"SELECT a FROM t WHERE n = '\" + Changing + \"'\"")]
    [InlineData("\"SELECT a FROM t WHERE n = '\" + Console.ReadLine() + \"'\"")]
    [InlineData("\"SELECT a FROM t WHERE n = '\" + any + \"'\"")]
    [InlineData("\"SELECT a FROM t WHERE n = '\" + letter + \"'\"")]
    [InlineData("\"SELECT a FROM t WHERE n = '\" + order.Customer?.Trim() + \"'\"")]
    [InlineData("\"SELECT a FROM t WHERE id = @id AND n = '\" + name + \"'\"")]
    [InlineData("await Task.FromResult(name) + \" WHERE 1 = 1\"")]
    [InlineData("\"SELECT a FROM t ORDER BY \" + Known.Given(name)")]
    [InlineData("\"SELECT a FROM t ORDER BY \" + Known.Hidden(name)")]
    [InlineData("\"SELECT a FROM t ORDER BY \" + Known.Changed")]
    public Task ValueFromOutside_IsReported(string text) => Verify.Reports(Database.Reported(text));

    [Theory]
    [InlineData("var sql = \"SELECT a FROM t WHERE n = '\" + name + \"'\";", "sql")]
    [InlineData("var sql = \"SELECT a FROM t\"; sql += \" WHERE n = '\" + name + \"'\";", "sql")]
    [InlineData("var sql = \"SELECT a FROM t\"; if (isOpen) sql += $\" WHERE n = '{name}'\";", "sql")]
    [InlineData("var sql = \"SELECT a FROM t\"; sql = sql + \" WHERE n = '\" + name + \"'\";", "sql")]
    [InlineData("var sql = \"SELECT a FROM t\"; foreach (var i in ids) sql += \" OR n = '\" + name + \"'\";", "sql")]
    [InlineData("var where = \" WHERE n = '\" + name + \"'\";", "\"SELECT a FROM t\" + where")]
    [InlineData("var sql = \"SELECT 1\"; if (isOpen) sql = \"SELECT a FROM t WHERE n = '\" + name + \"'\";", "sql")]
    [InlineData("string sql; if (isOpen) sql = \"SELECT a FROM \" + name; else sql = \"SELECT 1\";", "sql")]
    [InlineData("string sql; switch (id) { case 1: sql = \"SELECT a FROM \" + name; break; default: sql = \"SELECT 1\"; break; }", "sql")]
    [InlineData("var sql = \"SELECT a FROM \" + name; try { sql = \"SELECT 1\"; } catch (Exception) { }", "sql")]
    [InlineData("string n = \"x\"; if (isOpen) n = name;", "\"SELECT a FROM t WHERE n = '\" + n + \"'\"")]
    [InlineData("var marks = new List<string>(); foreach (var i in ids) marks.Add(name);", "\"SELECT a FROM t WHERE a IN (\" + string.Join(\", \", marks) + \")\"")]
    [InlineData("var marks = new List<string>(); marks.AddRange([name]);", "\"SELECT a FROM t WHERE a IN (\" + string.Join(\", \", marks) + \")\"")]
    [InlineData("var marks = new List<string> { name };", "\"SELECT a FROM t WHERE a IN (\" + string.Join(\", \", marks) + \")\"")]
    [InlineData("var marks = ids.Select(i => name + i).ToList();", "\"SELECT a FROM t WHERE a IN (\" + string.Join(\", \", marks) + \")\"")]
    [InlineData("var t = \"t\"; (t, _) = (name, 1);", "\"SELECT a FROM \" + t")]
    [InlineData("int.TryParse(name, out var parsed); connection.TryGet(out var text);", "\"SELECT a FROM t WHERE n = '\" + text + \"'\"")]
    public Task ValueThroughALocal_IsReported(string before, string text) =>
        Verify.Reports(Database.Reported(text, before) + "\nstatic class Extensions { public static bool TryGet(this SqliteConnection c, out string text) { text = c.DataSource; return true; } }");

    [Theory]
    [InlineData("\"SELECT 1\"")]
    [InlineData("\"SELECT a FROM t WHERE n = '\" + field + \"'\"")]
    [InlineData("\"SELECT a FROM t WHERE n = '\" + Fixed + \"'\"")]
    [InlineData("\"SELECT a FROM t ORDER BY \" + Known.Default")]
    [InlineData("\"SELECT * FROM \" + Table")]
    [InlineData("\"SELECT \" + Columns + \" FROM \" + Table + \" \" + Where")]
    [InlineData("$\"SELECT {nameof(Order.Customer)} FROM {nameof(Order)}\"")]
    [InlineData("$\"SELECT a FROM t WHERE id = {id}\"")]
    [InlineData("\"SELECT a FROM t WHERE id = \" + some")]
    [InlineData("\"SELECT a FROM t WHERE id = \" + id.ToString()")]
    [InlineData("\"SELECT a FROM t WHERE id = \" + id.ToString(CultureInfo.InvariantCulture)")]
    [InlineData("\"SELECT a FROM t WHERE id = \" + some?.ToString()")]
    [InlineData("\"SELECT a FROM t WHERE id = \" + (id + 1)")]
    [InlineData("\"SELECT a FROM t WHERE id = \" + (isOpen ? 1 : id)")]
    [InlineData("\"SELECT a FROM t WHERE id = \" + order.Id")]
    [InlineData("\"SELECT a FROM t WHERE id = \" + ids.Count")]
    [InlineData("\"SELECT a FROM t WHERE id = \" + int.Parse(name)")]
    [InlineData("\"SELECT a FROM t WHERE x = \" + big + \" OR x = \" + price + \" OR x = \" + ratio + \" OR x = \" + isOpen")]
    [InlineData("$\"SELECT a FROM t WHERE k = '{key}' OR k = '{key:N}' OR k = '{key.ToString(\"D\")}'\"")]
    [InlineData("$\"SELECT a FROM t WHERE d = '{day}' OR d = {(int)day} OR d = '{day.ToString()}'\"")]
    [InlineData("$\"SELECT a FROM t WHERE d = '{time:O}' OR d = '{offset:O}' OR d = '{date:O}' OR d = '{span}'\"")]
    [InlineData("\"SELECT a FROM t WHERE n = '\" + (isOpen ? \"x\" : \"y\") + \"'\"")]
    [InlineData("\"SELECT a FROM t ORDER BY \" + day switch { DayOfWeek.Friday => \"a\", DayOfWeek.Monday => \"b\", _ => throw new ArgumentException() }")]
    [InlineData("string.Format(\"SELECT {0} FROM {1}\", Columns, Table)")]
    [InlineData("string.Format(CultureInfo.InvariantCulture, \"SELECT a FROM t WHERE x = {0}\", price)")]
    [InlineData("string.Format(\"SELECT a FROM t -- {{0}}\", name)")]
    [InlineData("string.Concat(\"SELECT a FROM \", Table)")]
    [InlineData("\"SELECT a FROM t WHERE id IN (\" + string.Join(\",\", ids) + \")\"")]
    [InlineData("\"SELECT a FROM t WHERE id IN (\" + string.Join(\",\", ids.Select(i => i + 1)) + \")\"")]
    [InlineData("\"SELECT a FROM t WHERE id IN (\" + string.Join(\",\", ids.Select((_, i) => \"@p\" + i)) + \")\"")]
    [InlineData("\"SELECT a FROM t WHERE id IN (\" + string.Join(\",\", ids.Select((_, i) => $\"@p{i}\")) + \")\"")]
    [InlineData("\"SELECT a FROM t WHERE id IN (\" + string.Join(\",\", ids.Select((_, i) => \"@p\" + i).ToArray()) + \")\"")]
    [InlineData("\"SELECT a FROM t WHERE id IN (\" + string.Join(\",\", Enumerable.Repeat(\"?\", ids.Count)) + \")\"")]
    [InlineData("\"SELECT a\" + Environment.NewLine + new string(' ', id) + \"FROM t\"")]
    [InlineData("\"SELECT a FROM \" + typeof(Order).Name")]
    [InlineData("Known.Select + \" WHERE a = 1\"")]
    [InlineData("\"SELECT a FROM t ORDER BY \" + Known.Column(name) + \" \" + Known.Direction(isOpen)")]
    [InlineData("\"SELECT a FROM t ORDER BY \" + Known.Listed(id)")]
    [InlineData("\"  SELECT 1\".Trim().ToUpperInvariant()")]
    [InlineData("\"SELECT X FROM t\".Replace(\"X\", Columns)")]
    [InlineData("name")]
    [InlineData("name.Trim()")]
    [InlineData("order.Customer")]
    [InlineData("string.Format(name, id)")]
    [InlineData("isOpen ? name : town")]
    [InlineData("note ?? town")]
    [InlineData("await System.IO.File.ReadAllTextAsync(name)")]
    public Task ConstantOrHarmlessOrNotGluedHere_IsSilent(string text) => Verify.IsSilent(Database.Silent(text));

    [Theory]
    [InlineData("var sql = \"SELECT a FROM t\"; sql += \" WHERE a = \" + id;", "sql")]
    [InlineData("var sql = \"SELECT a FROM t\"; sql = sql + \" WHERE a = 1\";", "sql")]
    [InlineData("var sql = \"SELECT a FROM t WHERE a IN (0\"; foreach (var i in ids) sql += \", \" + i;", "sql + \")\"")]
    [InlineData("var sql = \"SELECT a FROM t WHERE a IN (0\"; foreach (var i in ids) sql = sql + \", \" + i;", "sql + \")\"")]
    [InlineData("var marks = ids.Select((_, i) => \"@p\" + i).ToList();", "\"SELECT a FROM t WHERE a IN (\" + string.Join(\", \", marks) + \")\"")]
    [InlineData("var marks = new List<string>(); for (var i = 0; i < 3; i++) marks.Add(\"@p\" + i);", "\"SELECT a FROM t WHERE a IN (\" + string.Join(\", \", marks) + \")\"")]
    [InlineData("List<string> marks = []; foreach (var i in ids) marks.Add($\"@p{i}\");", "\"SELECT a FROM t WHERE a IN (\" + string.Join(\", \", marks) + \")\"")]
    [InlineData("var t = \"t\";", "\"SELECT \" + t + \".a FROM \" + t")]
    [InlineData("var direction = \"ASC\"; if (isOpen) direction = \"DESC\";", "\"SELECT a FROM t ORDER BY a \" + direction")]
    [InlineData("var sql = \"SELECT a FROM \" + id; sql = \"SELECT 1\";", "sql")]
    [InlineData("var sql = \"a\" + name; sql = \"SELECT 1\";", "sql")]
    [InlineData("var n = name; n = \"x\";", "\"SELECT a FROM t WHERE n = '\" + n + \"'\"")]
    [InlineData("var sql = name;", "sql")]
    [InlineData("var where = isOpen ? \" WHERE a = 1\" : \"\";", "\"SELECT a FROM t\" + where")]
    public Task HarmlessTextThroughALocal_IsSilent(string before, string text) => Verify.IsSilent(Database.Silent(text, before));

    [Theory]
    [InlineData("(table, other) = (given, given);")]
    [InlineData("Read(out table);")]
    [InlineData("ref var alias = ref table; alias = given;")]
    public Task FieldThatAConstructorChangesInARoundaboutWay_IsReported(string change) => Verify.Reports($$"""
        using System.Data.Common;
        class Store
        {
            readonly string table = "orders";
            readonly string other = "orders";
            public Store(string given) { {{change}} }
            static void Read(out string text) => text = Console.ReadLine()!;
            string Other => other;
            void Load(DbCommand command) => command.CommandText = {|POLP1001:"SELECT * FROM " + table|};
        }
        """);

    [Fact]
    public Task FieldThatAConstructorChanges_IsReported() => Verify.Reports("""
        using System.Data.Common;
        class Store
        {
            readonly string table = "orders";
            readonly string other = "orders";
            public Store(string name) => table = name;
            void Run(DbCommand command)
            {
                command.CommandText = {|POLP1001:"SELECT a FROM " + table|};
                command.CommandText = "SELECT a FROM " + other;
            }
        }
        """);
}
