using System.Data.Common;
using Dapper;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Data.Sqlite;

namespace Microsoft.AspNetCore.Http
{
    public interface IQueryCollection
    {
        string this[string key] { get; }
    }

    public interface IFormCollection
    {
        string this[string key] { get; }
    }

    public abstract class HttpRequest
    {
        public abstract IQueryCollection Query { get; set; }
        public abstract IFormCollection Form { get; set; }
        public abstract string Path { get; set; }
    }
}

namespace Microsoft.AspNetCore.Mvc
{
    public interface IActionResult;

    [AttributeUsage(AttributeTargets.Method)]
    public sealed class HttpGetAttribute(string template) : Attribute
    {
        public string Template => template;
    }

    public abstract class ControllerBase
    {
        public HttpRequest Request { get; set; } = null!;
        protected IActionResult Ok(object? value) => throw new NotSupportedException(value?.ToString());
    }

    public abstract class Controller : ControllerBase;
}

namespace Corpus.Web
{
    public class Wanted
    {
        public string Name { get; set; } = "";
        public int Page { get; set; }
    }

    public class UsersController(SqliteConnection connection) : Controller
    {
        [HttpGet("all")]
        public IActionResult All()
        {
            using var command = new SqliteCommand("SELECT * FROM users", connection); // GOOD
            return Ok(command.ExecuteScalar());
        }

        [HttpGet("by-name")]
        public IActionResult ByName(string name)
        {
            using var command = new SqliteCommand("SELECT * FROM users WHERE name = '" + name + "'", connection); // BAD
            return Ok(command.ExecuteScalar());
        }

        [HttpGet("by-name-safely")]
        public IActionResult ByNameSafely(string name)
        {
            using var command = new SqliteCommand("SELECT * FROM users WHERE name = @name", connection); // GOOD
            command.Parameters.AddWithValue("@name", name);
            return Ok(command.ExecuteScalar());
        }

        [HttpGet("by-id")]
        public IActionResult ById(int id)
        {
            using var command = connection.CreateCommand();
            command.CommandText = $"SELECT * FROM users WHERE id = {id}"; // GOOD
            return Ok(command.ExecuteScalar());
        }

        [HttpGet("query")]
        public IActionResult Query()
        {
            using var command = connection.CreateCommand();
            command.CommandText = "SELECT * FROM users WHERE town = '" + Request.Query["town"] + "'"; // BAD
            return Ok(command.ExecuteScalar());
        }

        [HttpGet("form")]
        public IActionResult Form()
        {
            var town = Request.Form["town"];
            using var command = connection.CreateCommand();
            command.CommandText = string.Format("SELECT * FROM users WHERE town = '{0}'", town); // BAD
            return Ok(command.ExecuteScalar());
        }

        [HttpGet("parsed")]
        public IActionResult Parsed()
        {
            using var command = connection.CreateCommand();
            command.CommandText = "SELECT * FROM users LIMIT " + int.Parse(Request.Query["size"]); // GOOD
            return Ok(command.ExecuteScalar());
        }

        [HttpGet("model")]
        public IActionResult Model(Wanted wanted)
        {
            using var command = connection.CreateCommand();
            command.CommandText = "SELECT * FROM users WHERE name = '" + wanted.Name + "'"; // BAD
            command.CommandText = "SELECT * FROM users LIMIT 10 OFFSET " + 10 * wanted.Page; // GOOD
            return Ok(command.ExecuteScalar());
        }

        [HttpGet("dapper")]
        public IActionResult Library(string name) => Ok(connection.Query("SELECT * FROM users WHERE name = '" + name + "'")); // BAD

        [HttpGet("service")]
        public IActionResult Service(string name) => Ok(new UserService(connection).Find(name));

        [HttpGet("sorted")]
        public IActionResult Sorted(string by)
        {
            var column = by switch { "name" => "name", "town" => "town", _ => "id" };
            using var command = new SqliteCommand("SELECT * FROM users ORDER BY " + column, connection); // GOOD
            return Ok(command.ExecuteScalar());
        }

        [HttpGet("escaped")]
        public IActionResult Escaped(string name)
        {
            using var command = new SqliteCommand("SELECT * FROM users WHERE name = '" + name.Replace("'", "''") + "'", connection); // BAD
            return Ok(command.ExecuteScalar());
        }

        [HttpGet("path")]
        public IActionResult Path()
        {
            using var command = new SqliteCommand($"INSERT INTO hits VALUES ('{Request.Path}')", connection); // BAD
            return Ok(command.ExecuteScalar());
        }
    }

    public class UserService(SqliteConnection connection)
    {
        public object? Find(string name)
        {
            using var command = connection.CreateCommand();
            command.CommandText = Sql(name); // BAD
            return command.ExecuteScalar();
        }

        private static string Sql(string name) => $"SELECT * FROM users WHERE name = '{name}'";
    }

    public static class Handlers
    {
        public static object? Search(HttpRequest request, DbConnection connection)
        {
            using var command = connection.CreateCommand();
            command.CommandText = "SELECT * FROM users WHERE name LIKE '%" + request.Query["q"] + "%'"; // BAD
            return command.ExecuteScalar();
        }

        public static object? Count(HttpRequest request, DbConnection connection)
        {
            var open = request.Query["open"] == "1";
            using var command = connection.CreateCommand();
            command.CommandText = "SELECT COUNT(*) FROM users WHERE open = " + (open ? 1 : 0); // GOOD
            return command.ExecuteScalar();
        }
    }
}
