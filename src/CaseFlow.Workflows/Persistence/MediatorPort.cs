using System.Data.Common;
using CaseFlow.Domain.Kernel;
using CaseFlow.Workflows.Runtime;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Persistence;

/// <summary>Commands of activities, sent as the process inside the transaction that moves it.</summary>
internal sealed class MediatorPort(IMediator mediator, CaseFlowDb db, RequestContext context, IDatabaseDialect dialect) : IProcessPort
{
    public async Task<Result<T>> SendAsync<T>(ICommand<T> command, CancellationToken ct)
    {
        // A command asks the database, where what the one before it wrote has to be.
        await db.SaveIfChangedAsync(ct);
        using (context.EnterProcess())
        {
            return await mediator.Send(command, ct);
        }
    }

    public bool IsInfrastructure(Exception exception) => exception is DbException or DbUpdateException || dialect.IsTransient(exception);
}
