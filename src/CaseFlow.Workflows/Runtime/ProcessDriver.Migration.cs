namespace CaseFlow.Workflows.Runtime;

/// <summary>One move of an instance between versions: decided under its lock, then done in two bursts of one transaction.</summary>
internal interface IInstanceSwitch
{
    /// <summary>False leaves the instance as it is.</summary>
    Task<bool> DecideAsync(InstanceState state, CancellationToken ct);

    /// <summary>On the version it is on. False: there is nothing to do before it leaves.</summary>
    ValueTask<bool> LeaveAsync(Burst burst);

    /// <summary>The same instance on the other version.</summary>
    InstanceState Next(InstanceState state);

    ValueTask ArriveAsync(Burst burst);
}

/// <summary>Instances that change their version.</summary>
internal sealed partial class ProcessDriver
{
    /// <summary>False when there is no such instance or the switch decides against it.</summary>
    public async Task<bool> SwitchAsync(Guid instanceId, IInstanceSwitch change, CancellationToken ct)
    {
        var done = false;
        await RunAsync(async c => done = await SwitchOneAsync(instanceId, change, c), ct);
        return done;
    }

    private async Task<bool> SwitchOneAsync(Guid instanceId, IInstanceSwitch change, CancellationToken ct)
    {
        if (await store.LoadAsync(instanceId, ct) is not { } state || !await change.DecideAsync(state, ct))
        {
            return false;
        }

        await BurstAsync(state, change.LeaveAsync, ct);
        var next = change.Next(state);
        await BurstAsync(
            next,
            async burst =>
            {
                await change.ArriveAsync(burst);
                return true;
            },
            ct);
        await store.RenameAsync(next, ct);
        return true;
    }
}
