using System.Collections.Concurrent;
using CaseFlow.Host.Persistence;

namespace CaseFlow.Testing;

/// <summary>
/// The demo district as a first start leaves it on SQLite, made once in a test process for each command line and copied
/// for every trial: setting it up costs a host three times what starting does.
/// </summary>
internal static class DemoTemplate
{
    private static readonly ConcurrentDictionary<string, Lazy<Task<DirectoryInfo>>> Made = new(StringComparer.Ordinal);

    private static readonly ConcurrentBag<DirectoryInfo> Folders = [];

    static DemoTemplate() => AppDomain.CurrentDomain.ProcessExit += (_, _) =>
    {
        foreach (var folder in Folders)
        {
            folder.Delete(recursive: true);
        }
    };

    public static async Task CopyAsync(IReadOnlyList<string> arguments, string folder)
    {
        var from = await Made.GetOrAdd(string.Join(' ', arguments), _ => new Lazy<Task<DirectoryInfo>>(() => MakeAsync(arguments))).Value;
        foreach (var file in from.GetFiles("*", SearchOption.AllDirectories))
        {
            var to = Path.Combine(folder, Path.GetRelativePath(from.FullName, file.FullName));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            file.CopyTo(to);
        }
    }

    private static async Task<DirectoryInfo> MakeAsync(IReadOnlyList<string> arguments)
    {
        var folder = Directory.CreateTempSubdirectory("caseflow-demo-");
        Folders.Add(folder);
        await using var host = await HostProcess.StartAsync(
            DatabaseProvider.Sqlite, $"Data Source={folder.FullName}/caseflow.db", Path.Combine(folder.FullName, "attachments"), arguments);
        await host.StopAsync();
        return folder;
    }
}
