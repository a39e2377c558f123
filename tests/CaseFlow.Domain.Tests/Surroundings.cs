using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Processes;
using CaseFlow.Domain.Timeline;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CaseFlow.Domain.Tests;

/// <summary>What stands around deadlines and notices in these tests: a process that answers, a timeline that is read, one known subject.</summary>
internal sealed class Surroundings
{
    public List<(Guid Bookmark, string Input)> Resumed { get; } = [];

    public List<(Guid Subject, string Key, object?[] Args)> Told { get; } = [];

    public Dictionary<string, List<Party>> Parties { get; } = [];

    /// <summary>Runs when a bookmark is resumed; throws to make the process fail.</summary>
    public Func<Guid, Task> OnResume { get; set; } = _ => Task.CompletedTask;

    /// <summary>Runs when the timeline is written; throws to make a command fail.</summary>
    public Action<string> OnTell { get; set; } = _ => { };

    public IEnumerable<string> ToldKeys => Told.Select(t => t.Key);

    public void Register(IServiceCollection services)
    {
        services.RemoveAll<IProcesses>();
        services.RemoveAll<ITimeline>();
        services.RemoveAll<IPartyDirectory>();
        services.RemoveAll<ISubjectDirectory>();
        services.AddScoped<IProcesses>(_ => new Processes(this));
        services.AddScoped<ITimeline>(_ => new Timeline(this));
        services.AddScoped<IPartyDirectory>(_ => new Directory(this));
        services.AddScoped<ISubjectDirectory>(p => new Subjects(p.GetRequiredService<RequestContext>()));
    }

    private sealed class Processes(Surroundings around) : IProcesses
    {
        public Task<int> PublishAsync(string eventName, Guid subjectId, JsonObject payload, CancellationToken ct) => Task.FromResult(0);

        public async Task<bool> ResumeAsync(Guid bookmarkId, JsonObject input, CancellationToken ct)
        {
            await around.OnResume(bookmarkId);
            around.Resumed.Add((bookmarkId, input.ToJsonString()));
            return true;
        }
    }

    private sealed class Timeline(Surroundings around) : ITimeline
    {
        public void Write(Guid subjectId, string textKey, params object?[] args)
        {
            around.OnTell(textKey);
            around.Told.Add((subjectId, textKey, args));
        }
    }

    private sealed class Directory(Surroundings around) : IPartyDirectory
    {
        public Task<IReadOnlyList<Party>?> ResolveAsync(Guid subjectId, IReadOnlyCollection<string> keys, CancellationToken ct) =>
            Task.FromResult<IReadOnlyList<Party>?>([.. keys.SelectMany(k => around.Parties.GetValueOrDefault(k, []))]);
    }

    private sealed class Subjects(RequestContext context) : ISubjectDirectory
    {
        public Task<Subject?> FindAsync(Guid subjectId, CancellationToken ct) => Task.FromResult(
            context.Actor?.RegionPath is "" or "610100/610113/" || context.InProcess
                ? new Subject(subjectId, "case", "雁安督〔2018〕7号", "某餐厅燃气软管超长", "小寨路街道", "610100/610113/")
                : null);

        public Task<JsonObject?> FactsAsync(Guid subjectId, CancellationToken ct) => Task.FromResult<JsonObject?>(null);
    }
}
