"""Writes the tiny graphs that ModelFolderTests and OnnxEmbedderTests load. Needs Debian's python3-onnx and python3-numpy.

Image graphs: the mean of each channel, m, times a known matrix: [m0, m1, m2, 1]. Text graphs: sums over the ids, so that the vector
tells which ids arrived: [sum of ids, number of tokens (by mask where there is one), sum of position * id, 1].
"""
import numpy as np
from onnx import TensorProto, checker, helper, numpy_helper, save

F, H, I32, I64 = TensorProto.FLOAT, TensorProto.FLOAT16, TensorProto.INT32, TensorProto.INT64


def write(name, nodes, inputs, outputs, constants=()):
    graph = helper.make_graph(
        nodes, name,
        [helper.make_tensor_value_info(*value) for value in inputs],
        [helper.make_tensor_value_info(*value) for value in outputs],
        [numpy_helper.from_array(np.asarray(value), key) for key, value in constants])
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid('', 13)])
    model.ir_version = 8
    checker.check_model(model)
    save(model, name + '.onnx')


def node(kind, inputs, output, **attributes):
    return helper.make_node(kind, inputs, [output], **attributes)


def image(name, taken='pixel_values', given='image_embeds', kind=F, batch='batch', side=8, dimension=4, extra_output=None, extra_input=None):
    number = np.float16 if kind == H else np.float32
    weights = np.zeros((3, dimension), number)
    weights[:3, :3] = np.eye(3, dimension, dtype=number)[:, :3][:3]
    bias = np.zeros(dimension, number)
    bias[-1] = 1
    nodes = [node('ReduceMean', [taken], 'mean', axes=[2, 3], keepdims=0), node('MatMul', ['mean', 'weights'], 'projected'),
             node('Add', ['projected', 'bias'], given)]
    inputs, outputs = [(taken, kind, [batch, 3, side, side])], [(given, kind, [batch, dimension])]
    constants = [('weights', weights), ('bias', bias)]
    if extra_output:
        # Four patches: the mean of each quarter of the picture, projected the same way.
        nodes += [node('AveragePool', [taken], 'quarters', kernel_shape=[side // 2, side // 2], strides=[side // 2, side // 2]),
                  node('Reshape', ['quarters', 'flat'], 'line'), node('Transpose', ['line'], 'rows', perm=[0, 2, 1]),
                  node('MatMul', ['rows', 'weights'], 'patched'), node('Add', ['patched', 'bias'], extra_output)]
        constants.append(('flat', np.array([0, 3, 4], np.int64)))
        outputs.append((extra_output, kind, [batch, 4, dimension]))
    if extra_input:
        nodes.insert(0, node('Identity', [extra_input], 'ignored'))
        inputs.append((extra_input, kind, [batch, 4]))
    write(name, nodes, inputs, outputs, constants)


def hidden(name):
    write(name, [node('Identity', ['pixel_values'], 'last_hidden_state')], [('pixel_values', F, ['batch', 3, 8, 8])],
          [('last_hidden_state', F, ['batch', 3, 8, 8])])


def text(name, taken='input_ids', given='text_embeds', kind=I64, batch='batch', length='length', mask=None, others=(), dimension=4):
    shape = [batch, length]
    nodes = [node('Cast', [taken], 'numbers', to=F), node('Mul', ['numbers', 'zero'], 'zeros'), node('Add', ['zeros', 'one'], 'ones'),
             node('Cast', [mask], 'mask', to=F) if mask else node('Identity', ['ones'], 'mask'),
             node('CumSum', ['ones', 'axis'], 'places'), node('Mul', ['numbers', 'mask'], 'seen'), node('Mul', ['seen', 'places'], 'placed')]
    constants = [('zero', np.float32(0)), ('one', np.float32(1)), ('axis', np.array(1, np.int64)), ('across', np.array([1], np.int64))]
    columns = []
    for i, value in enumerate(['seen', 'mask', 'placed']):
        nodes.append(node('ReduceSum', [value, 'across'], f'sum{i}', keepdims=1))
        columns.append(f'sum{i}')
    nodes += [node('Mul', ['sum0', 'zero'], 'nought'), node('Add', ['nought', 'one'], 'unit')]
    columns = (columns + ['unit'] * dimension)[:dimension]
    inputs = [(taken, kind, shape)] + [(other, kind, shape) for other in ([mask] if mask else []) + list(others)]
    for other in others:
        nodes.append(node('Identity', [other], 'unused_' + other))
    nodes.append(node('Concat', columns, given, axis=1))
    write(name, nodes, inputs, [(given, F, [batch, dimension])], constants)


image('image')
image('image_half', taken='input', given='output', kind=H, batch=2)
image('image_patches', taken='pixels', given='embedding', extra_output='patch_embeds')
image('image_immich', taken='image', given='image_embedding', batch=1)
image('image_extra_input', extra_input='bbox')
image('image_five', dimension=5)
hidden('image_hidden')
text('text', mask='attention_mask')
text('text_fixed', taken='text', given='text_embedding', kind=I32, batch=1, length=7)
text('text_bert', mask='attention_mask', others=['token_type_ids', 'position_ids'])
text('text_ids', taken='ids', given='embedding')
text('text_combined', others=['pixel_values'])
