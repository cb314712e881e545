using Okd;
using Okws.Runtime;

return await Child.Run(child =>
{
    var demultiplexer = new Demultiplexer(child);
    child.Background(demultiplexer.Accept);
    return Task.CompletedTask;
});
