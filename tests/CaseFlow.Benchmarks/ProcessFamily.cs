using System.Globalization;

namespace CaseFlow.Benchmarks;

/// <summary>CPU time of a PostgreSQL server with all its backends, living and ended, from /proc.</summary>
internal static class ProcessFamily
{
    private const double TicksPerSecond = 100;

    public static TimeSpan Cpu(int port)
    {
        var stats = new Dictionary<int, (int Parent, long Own, long Ended)>();
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(folder), out var pid) && Stat(folder) is { } stat)
            {
                stats[pid] = stat;
            }
        }

        var server = stats.Keys.First(pid => CommandLine(pid) is var line && line.Contains("postgres", StringComparison.Ordinal) && line.Contains($"-p\0{port}\0", StringComparison.Ordinal)
            && !line.StartsWith("/bin/sh", StringComparison.Ordinal));
        var ticks = stats[server].Own + stats[server].Ended + stats.Values.Where(s => s.Parent == server).Sum(s => s.Own);
        return TimeSpan.FromSeconds(ticks / TicksPerSecond);
    }

    // After the name in brackets: state, parent, … user, system, ended children's user and system time.
    private static (int Parent, long Own, long Ended)? Stat(string folder)
    {
        try
        {
            var text = File.ReadAllText($"{folder}/stat");
            var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
            return (int.Parse(fields[1], CultureInfo.InvariantCulture), Number(11) + Number(12), Number(13) + Number(14));

            long Number(int index) => long.Parse(fields[index], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static string CommandLine(int pid)
    {
        try
        {
            return File.ReadAllText($"/proc/{pid}/cmdline");
        }
        catch (IOException)
        {
            return "";
        }
    }
}
