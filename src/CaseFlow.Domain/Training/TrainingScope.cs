using CaseFlow.Domain.Kernel;

namespace CaseFlow.Domain.Training;

/// <summary>
/// Trainings are seen by who organises them, by those above and by those below, who send their people; they are kept by
/// who organises them and those above.
/// </summary>
internal sealed class TrainingScope(CaseFlowDb db, RequestContext context)
{
    public IQueryable<TrainingSession> Sessions
    {
        get
        {
            var path = Path;
            return SeesAll ? db.Set<TrainingSession>() : db.Set<TrainingSession>().Where(s => s.RegionPath.StartsWith(path) || path.StartsWith(s.RegionPath));
        }
    }

    public IQueryable<TrainingPlan> Plans
    {
        get
        {
            var path = Path;
            return SeesAll ? db.Set<TrainingPlan>() : db.Set<TrainingPlan>().Where(p => p.RegionPath.StartsWith(path) || path.StartsWith(p.RegionPath));
        }
    }

    public bool Keeps(string regionPath) => SeesAll || regionPath.StartsWith(Path, StringComparison.Ordinal);

    private string Path => context.Who.RegionPath ?? "-";

    private bool SeesAll => context.InProcess || context.Who.IsSystem;
}
