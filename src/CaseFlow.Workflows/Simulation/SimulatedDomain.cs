using System.Globalization;
using System.Text.Json;
using CaseFlow.Domain.Assessments;
using CaseFlow.Domain.Bulletins;
using CaseFlow.Domain.Deadlines;
using CaseFlow.Domain.Documents;
using CaseFlow.Domain.Hazards;
using CaseFlow.Domain.KeyChecks;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.ListedSupervision;
using CaseFlow.Domain.Notices;
using CaseFlow.Domain.SelfReports;
using CaseFlow.Domain.Timeline;
using CaseFlow.Domain.WorkItems;
using CaseFlow.Workflows.Expressions;
using CaseFlow.Workflows.Runtime;

namespace CaseFlow.Workflows.Simulation;

/// <summary>
/// The domain in memory: answers the commands of activities as the product would, on a virtual clock and the real
/// calendar, and keeps what a report tells. Parties are not resolved: nobody holds a post here.
/// </summary>
internal sealed partial class SimulatedDomain(IEnumerable<IMemoryReply> replies, IWorkCalendar calendar, TimeProvider time) : IProcessPort
{
    private readonly IMemoryReply[] _replies = [.. replies];
    private readonly CommandChecks _checks = new(time);
    private readonly Dictionary<string, int> _counters = new(StringComparer.Ordinal);
    private readonly HashSet<string> _noticeKeys = new(StringComparer.Ordinal);
    private readonly List<string> _stations = [];
    private ProcessDriver? _driver;

    /// <summary>Set once, after the driver was made with this port.</summary>
    public ProcessDriver Driver
    {
        get => _driver ?? throw new InvalidOperationException("The simulated domain has no driver yet.");
        set => _driver = value;
    }

    public SimulatedCase Case { get; } = new();

    public List<SimulatedDocument> Documents { get; } = [];

    public List<SimulatedNotice> Notices { get; } = [];

    public List<SimulatedMilestone> Milestones { get; } = [];

    public List<SimulatedRemark> Decisions { get; } = [];

    public List<SimulatedRemark> Commands { get; } = [];

    private DateTimeOffset Now => time.GetUtcNow();

    public async Task<Result<T>> SendAsync<T>(ICommand<T> command, CancellationToken ct)
    {
        if (_checks.Refusals(command) is { Count: > 0 } refusals)
        {
            return Result<T>.Refused(refusals);
        }

        foreach (var reply in _replies)
        {
            if (reply.TryReply(command, Now, out var given))
            {
                return given is Refusal refusal ? (Result<T>)refusal : (T)given!;
            }
        }

        IResult answer = command switch
        {
            OpenWorkItem task => Open(task),
            CancelWorkItem cancel => await CancelAsync(cancel, ct),
            StartDeadline start => Start(start),
            ExtendDeadline extend => Extend(extend),
            StopDeadline stop => await StopAsync(stop, ct),
            IssueDocument document => Issue(document),
            SendNotice notice => Tell(notice),
            SetMilestone milestone => Reach(milestone),
            EnterHazardStation enter => Enter(enter),
            FeedBackHazard => (Result<HazardFedBack>)new HazardFedBack(_stations.Count > 0 && _stations[0] != _stations[^1]),
            BeginKeyChecks => (Result<KeyChecksBegun>)new KeyChecksBegun(Open: 1),
            EndKeyChecks => (Result<KeyChecksEnded>)new KeyChecksEnded(Case.KeyChecksDone ? 0 : 1),
            TakeSelfReportStock stock => Count(stock),
            OpenQuarterAssessments => (Result<QuarterAssessmentsOpened>)new QuarterAssessmentsOpened(1, 0, 0),
            PublishBulletin bulletin => (Result<BulletinPublished>)new BulletinPublished(Number("document", bulletin.Numbering)),
            RecordDecision decision => Remark(Decisions, decision.Text),
            _ => Other<T>(command),
        };
        return answer as Result<T> ?? throw new InvalidOperationException($"{command.GetType().Name} does not answer with {typeof(T).Name}.");
    }

    public bool IsInfrastructure(Exception exception) => false;

    private Result<DocumentIssued> Issue(IssueDocument command)
    {
        var document = new SimulatedDocument(Now.ToChina(), command.Template, command.Title, Number("document", command.Numbering), command.To);
        Documents.Add(document);
        return new DocumentIssued(Guid.CreateVersion7(Now), document.Number, document.Title);
    }

    /// <summary>Gapless in each series and year, as the product numbers; beginning with 1.</summary>
    public string Number(string series, string format)
    {
        var ofYear = format.Replace("{year}", Now.ChinaDate().Year.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        var next = _counters[$"{series}:{ofYear}"] = _counters.GetValueOrDefault($"{series}:{ofYear}") + 1;
        return ofYear.Replace("{n}", next.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    private Result<NoticesSent> Tell(SendNotice command)
    {
        if (_noticeKeys.Add(command.Key))
        {
            Notices.Add(new SimulatedNotice(Now.ToChina(), Filled(command.Title), command.To, Filled(command.Text)));
        }

        return new NoticesSent(command.To);
    }

    private Result<Done> Reach(SetMilestone command)
    {
        Case.Closed = command.Closes;
        if (Milestones.Count == 0 || Milestones[^1].Key != command.Key || Milestones[^1].Closes != command.Closes)
        {
            Milestones.Add(new SimulatedMilestone(Now.ToChina(), command.Key, command.Name, command.Closes));
        }

        return Done.Value;
    }

    /// <summary>Every station has its holder here.</summary>
    private Result<HazardPlaced> Enter(EnterHazardStation command)
    {
        _stations.Add(command.Station ?? _stations.LastOrDefault() ?? HazardStations.District);
        Commands.Add(new SimulatedRemark(Now.ToChina(), command.GetType().Name, _stations[^1]));
        return new HazardPlaced(_stations[^1], "");
    }

    /// <summary>One enterprise that has not reported: the longer course; the other begins with the event that all have.</summary>
    private Result<SelfReportStock> Count(TakeSelfReportStock command)
    {
        Commands.Add(new SimulatedRemark(Now.ToChina(), command.GetType().Name, command.Close ? "close" : ""));
        return new SelfReportStock(1, 0, 1);
    }

    private Result<Done> Remark(List<SimulatedRemark> remarks, string text)
    {
        remarks.Add(new SimulatedRemark(Now.ToChina(), "", text));
        return Done.Value;
    }

    /// <summary>A command nothing is known of here: it is listed, and answers with an empty value of its type.</summary>
    private Result<T> Other<T>(ICommand<T> command)
    {
        Commands.Add(new SimulatedRemark(Now.ToChina(), command.GetType().Name, JsonSerializer.Serialize(command, command.GetType(), JsonValues.Options)));
        return Result<T>.From(typeof(T) == typeof(Done) ? Done.Value : JsonSerializer.Deserialize<T>("{}", JsonValues.Options));
    }

    private string Filled(string text) => text.Replace("{number}", Case.Number ?? "", StringComparison.Ordinal)
        .Replace("{case}", TextCatalog.Get("simulation.case"), StringComparison.Ordinal);
}
