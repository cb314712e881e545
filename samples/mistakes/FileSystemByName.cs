namespace Mistakes;

/// <summary>A template service that opens whatever path it is told, with all the rights of its process.</summary>
[Polp.Service]
public sealed class FileSystemByName
{
    public string Template(string name) => File.ReadAllText("templates/" + name); // POLP3001
}
